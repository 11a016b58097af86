package android.os;

import fake.Log;
import fake.World;

public final class PowerManager {
    public static final int PARTIAL_WAKE_LOCK = 1;

    public WakeLock newWakeLock(int level, String tag) {
        if (World.is("wake lock", "refused")) {
            throw new SecurityException("neither user nor process has android.permission.WAKE_LOCK");
        }
        Log.add("wake lock " + level + " " + tag);
        return new WakeLock();
    }

    public final class WakeLock {
        private boolean held;

        public void setReferenceCounted(boolean counted) {
            Log.add("counted " + counted);
        }

        public void acquire() {
            throw new UnsupportedOperationException();
        }

        public void acquire(long ms) {
            held = true;
            Log.add("awake for " + ms);
        }

        public boolean isHeld() {
            return held;
        }

        public void release() {
            held = false;
            Log.add("asleep");
        }

        public void release(int flags) {
            throw new UnsupportedOperationException();
        }
    }
}
