package android.media;

public final class AudioAttributes {
    public static final int USAGE_MEDIA = 1;
    public static final int USAGE_ALARM = 4;
    public static final int USAGE_ASSISTANCE_NAVIGATION_GUIDANCE = 12;
    public static final int CONTENT_TYPE_SPEECH = 1;
    public static final int CONTENT_TYPE_SONIFICATION = 4;
    private final int usage;
    private final int content;

    private AudioAttributes(int usage, int content) {
        this.usage = usage;
        this.content = content;
    }

    @Override
    public String toString() {
        return "usage " + usage + " content " + content;
    }

    public static class Builder {
        private int usage;
        private int content;

        public Builder() {}

        public Builder(AudioAttributes attributes) {
            throw new UnsupportedOperationException();
        }

        public Builder setUsage(int usage) {
            this.usage = usage;
            return this;
        }

        public Builder setContentType(int content) {
            this.content = content;
            return this;
        }

        public AudioAttributes build() {
            return new AudioAttributes(usage, content);
        }
    }
}
