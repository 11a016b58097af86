package android.app;

import android.content.Context;
import fake.Log;

public class Service extends Context {
    public static final int STOP_FOREGROUND_REMOVE = 1;

    public final void startForeground(int id, Notification notification) {
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
