package android.media;

import android.os.Handler;

public final class AudioFocusRequest {
    final AudioManager.OnAudioFocusChangeListener listener;
    private final String words;

    private AudioFocusRequest(AudioManager.OnAudioFocusChangeListener listener, String words) {
        this.listener = listener;
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    public static final class Builder {
        private final int gain;
        private AudioAttributes attributes;
        private AudioManager.OnAudioFocusChangeListener listener;

        public Builder(int gain) {
            fake.World.since(26, "AudioFocusRequest");
            this.gain = gain;
        }

        public Builder(AudioFocusRequest request) {
            throw new UnsupportedOperationException();
        }

        public Builder setAudioAttributes(AudioAttributes attributes) {
            this.attributes = attributes;
            return this;
        }

        public Builder setOnAudioFocusChangeListener(AudioManager.OnAudioFocusChangeListener listener) {
            this.listener = listener;
            return this;
        }

        public Builder setOnAudioFocusChangeListener(
                AudioManager.OnAudioFocusChangeListener listener, Handler handler) {
            throw new UnsupportedOperationException();
        }

        public AudioFocusRequest build() {
            return new AudioFocusRequest(listener, "gain " + gain + " " + attributes);
        }
    }
}
