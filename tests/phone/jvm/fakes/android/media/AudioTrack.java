package android.media;

import fake.Log;
import fake.World;
import java.nio.ByteBuffer;

public class AudioTrack {
    public static final int MODE_STATIC = 0;
    public static final int PLAYSTATE_STOPPED = 1;
    public static final int PLAYSTATE_PLAYING = 3;
    private static AudioTrack last;
    private int state = PLAYSTATE_STOPPED;
    private byte[] samples;

    /** What happens to a track when the speaker it plays on goes away. */
    public static void die() {
        last.state = PLAYSTATE_STOPPED;
    }

    public static byte[] samples() {
        return last.samples;
    }

    public int getPlayState() {
        return state;
    }

    public int write(byte[] audio, int offset, int size) {
        samples = audio;
        Log.add("track written " + offset + " " + size);
        return size;
    }

    public int write(short[] audio, int offset, int size) {
        throw new UnsupportedOperationException();
    }

    public int write(byte[] audio, int offset, int size, int mode) {
        throw new UnsupportedOperationException();
    }

    public int write(short[] audio, int offset, int size, int mode) {
        throw new UnsupportedOperationException();
    }

    public int write(float[] audio, int offset, int size, int mode) {
        throw new UnsupportedOperationException();
    }

    public int write(ByteBuffer audio, int size, int mode) {
        throw new UnsupportedOperationException();
    }

    public int write(ByteBuffer audio, int size, int mode, long at) {
        throw new UnsupportedOperationException();
    }

    public int setLoopPoints(int start, int end, int count) {
        Log.add("track loops " + start + " " + end + " " + count);
        return 0;
    }

    public void play() {
        state = PLAYSTATE_PLAYING;
        last = this;
        Log.add("track plays");
    }

    public void release() {
        Log.add("track released");
    }

    public static class Builder {
        private String words = "";

        public Builder setAudioAttributes(AudioAttributes attributes) {
            words += attributes;
            return this;
        }

        public Builder setAudioFormat(AudioFormat format) {
            words += " " + format;
            return this;
        }

        public Builder setTransferMode(int mode) {
            words += " mode " + mode;
            return this;
        }

        public Builder setBufferSizeInBytes(int bytes) {
            words += " bytes " + bytes;
            return this;
        }

        public AudioTrack build() {
            if (World.is("track", "refused")) {
                throw new UnsupportedOperationException("Cannot create AudioTrack");
            }
            Log.add("track " + words);
            return new AudioTrack();
        }
    }
}
