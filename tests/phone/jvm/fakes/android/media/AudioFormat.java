package android.media;

public class AudioFormat {
    public static final int ENCODING_PCM_16BIT = 2;
    public static final int CHANNEL_OUT_MONO = 4;
    private final String words;

    private AudioFormat(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    public static class Builder {
        private int rate;
        private int encoding;
        private int channels;

        public Builder() {}

        public Builder(AudioFormat format) {
            throw new UnsupportedOperationException();
        }

        public Builder setSampleRate(int rate) {
            this.rate = rate;
            return this;
        }

        public Builder setEncoding(int encoding) {
            this.encoding = encoding;
            return this;
        }

        public Builder setChannelMask(int channels) {
            this.channels = channels;
            return this;
        }

        public AudioFormat build() {
            return new AudioFormat("rate " + rate + " encoding " + encoding + " channels " + channels);
        }
    }
}
