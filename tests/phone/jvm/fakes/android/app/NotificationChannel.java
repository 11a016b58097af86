package android.app;

public final class NotificationChannel {
    final String words;

    public NotificationChannel(String id, CharSequence name, int importance) {
        fake.World.since(26, "NotificationChannel");
        words = id + " " + name + " " + importance;
    }

    public void setDescription(String description) {}

    public void setShowBadge(boolean show) {}
}
