package android.app;

import fake.Log;
import fake.World;

public class NotificationManager {
    public static final int IMPORTANCE_LOW = 2;

    public boolean areNotificationsEnabled() {
        World.since(24, "areNotificationsEnabled");
        return !World.is("notifications", "off");
    }

    public void createNotificationChannel(NotificationChannel channel) {
        World.since(26, "createNotificationChannel");
        Log.add("channel " + channel.words);
    }

    public void notify(int id, Notification notification) {
        if (World.is("notify", "refused")) {
            throw new SecurityException("not now");
        }
        Log.add("notify " + id + " " + notification);
    }

    public void notify(String tag, int id, Notification notification) {
        throw new UnsupportedOperationException();
    }

    public void cancel(int id) {
        Log.add("cancel " + id);
    }

    public void cancel(String tag, int id) {
        throw new UnsupportedOperationException();
    }
}
