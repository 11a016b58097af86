package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.IBinder;
import fake.Log;
import fake.Services;
import fake.World;

public abstract class Service extends Context {
    public static final int START_NOT_STICKY = 2;
    public static final int START_STICKY = 1;
    public static final int STOP_FOREGROUND_REMOVE = 1;

    public abstract IBinder onBind(Intent intent);

    public void onCreate() {}

    public int onStartCommand(Intent intent, int flags, int start) {
        return START_STICKY;
    }

    public void onTaskRemoved(Intent root) {}

    public void onDestroy() {}

    public final void stopSelf() {
        Log.add("stops itself");
        Services.end();
    }

    public final void stopSelf(int start) {
        throw new UnsupportedOperationException();
    }

    public final void startForeground(int id, Notification notification) {
        if (World.is("foreground", "late")) { // ForegroundServiceStartNotAllowedException is one of these
            throw new IllegalStateException("startForeground() not allowed due to mAllowStartForeground false");
        }
        if (World.is("foreground", "forbidden")) {
            throw new SecurityException("Starting FGS with type mediaPlayback requires permissions");
        }
        Log.add("foreground " + id + " " + notification);
    }

    public final void startForeground(int id, Notification notification, int type) {
        throw new UnsupportedOperationException();
    }

    public final void stopForeground(boolean remove) {
        throw new UnsupportedOperationException();
    }

    public final void stopForeground(int behaviour) {
        Log.add("foreground ends " + behaviour);
    }
}
