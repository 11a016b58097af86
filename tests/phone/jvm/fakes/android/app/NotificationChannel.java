package android.app;

public final class NotificationChannel {
    final String id;
    final String words;

    public NotificationChannel(String id, CharSequence name, int importance) {
        fake.World.since(26, "NotificationChannel");
        this.id = id;
        words = id + " " + name + " " + importance;
    }

    public void setLightColor(int colour) {}

    public void setLockscreenVisibility(int visibility) {}

    public void setDescription(String description) {}

    public void setShowBadge(boolean show) {}
}
