package android.app;

import fake.Log;
import fake.World;

public class NotificationManager {
    public static final int IMPORTANCE_LOW = 2;
    public static final int IMPORTANCE_NONE = 0;

    public boolean areNotificationsEnabled() {
        World.since(24, "areNotificationsEnabled");
        return !World.is("notifications", "off");
    }

    public void createNotificationChannel(NotificationChannel channel) {
        World.since(26, "createNotificationChannel");
        Log.add("channel " + channel.words);
        World.set("channel " + channel.id, channel.words);
    }

    public NotificationChannel getNotificationChannel(String id) {
        World.since(26, "getNotificationChannel");
        return World.get("channel " + id, "").isEmpty() ? null : new NotificationChannel(id, "", 0);
    }

    public NotificationChannel getNotificationChannel(String id, String conversation) {
        throw new UnsupportedOperationException();
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
