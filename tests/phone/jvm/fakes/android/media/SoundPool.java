package android.media;

import android.content.Context;
import android.content.res.AssetFileDescriptor;
import fake.Log;
import fake.World;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

public class SoundPool {
    private static int streams = 100;
    private final Map<Integer, String> names = new HashMap<>();
    private OnLoadCompleteListener listener;

    public interface OnLoadCompleteListener {
        void onLoadComplete(SoundPool pool, int sound, int status);
    }

    public void setOnLoadCompleteListener(OnLoadCompleteListener listener) {
        this.listener = listener;
    }

    public int load(String path, int priority) {
        int sound = names.size() + 1;
        String name = Path.of(path).getFileName().toString().replace(".wav", "");
        names.put(sound, name);
        if (!World.is("loading", "slow")) {
            int status = World.is("broken", name) ? -1 : 0;
            World.onMain(() -> listener.onLoadComplete(this, sound, status));
        }
        return sound;
    }

    public int load(FileDescriptor file, long offset, long length, int priority) {
        throw new UnsupportedOperationException();
    }

    public int load(Context context, int resource, int priority) {
        throw new UnsupportedOperationException();
    }

    public int load(AssetFileDescriptor file, int priority) {
        throw new UnsupportedOperationException();
    }

    public final int play(int sound, float left, float right, int priority, int loop, float rate) {
        if (World.is("pool", "dead")) {
            Log.add("play nothing");
            return 0;
        }
        String how = left + " " + right + " " + priority + " " + loop + " " + rate;
        Log.add("play " + names.get(sound) + " " + how + " stream " + ++streams);
        return streams;
    }

    public final void stop(int stream) {
        Log.add("stop stream " + stream);
    }

    public final void release() {
        Log.add("pool released");
    }

    public static class Builder {
        private int most;
        private AudioAttributes attributes;

        public Builder setMaxStreams(int most) {
            this.most = most;
            return this;
        }

        public Builder setAudioAttributes(AudioAttributes attributes) {
            this.attributes = attributes;
            return this;
        }

        public SoundPool build() {
            Log.add("pool of " + most + " " + attributes);
            return new SoundPool();
        }
    }
}
