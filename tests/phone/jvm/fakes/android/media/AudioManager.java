package android.media;

import fake.Log;
import fake.World;

public class AudioManager {
    public static final int AUDIOFOCUS_GAIN = 1;
    public static final int AUDIOFOCUS_GAIN_TRANSIENT_MAY_DUCK = 3;
    public static final int AUDIOFOCUS_LOSS = -1;
    public static final int AUDIOFOCUS_LOSS_TRANSIENT = -2;
    public static final int AUDIOFOCUS_LOSS_TRANSIENT_CAN_DUCK = -3;
    public static final int AUDIOFOCUS_REQUEST_FAILED = 0;
    public static final int AUDIOFOCUS_REQUEST_GRANTED = 1;
    public static final int MODE_NORMAL = 0;
    public static final int STREAM_MUSIC = 3;
    private static OnAudioFocusChangeListener holder;

    public interface OnAudioFocusChangeListener {
        void onAudioFocusChange(int change);
    }

    /** What the system tells whoever has the focus, such as that a call has come. */
    public static void tell(int change) {
        OnAudioFocusChangeListener told = holder;
        World.onMain(() -> told.onAudioFocusChange(change));
    }

    public int getMode() {
        return World.number("mode", MODE_NORMAL);
    }

    public int requestAudioFocus(OnAudioFocusChangeListener listener, int stream, int gain) {
        return answer(listener, "gain " + gain + " stream " + stream);
    }

    public int requestAudioFocus(AudioFocusRequest request) {
        World.since(26, "requestAudioFocus(AudioFocusRequest)");
        return answer(request.listener, request.toString());
    }

    public int abandonAudioFocus(OnAudioFocusChangeListener listener) {
        return back();
    }

    public int abandonAudioFocusRequest(AudioFocusRequest request) {
        World.since(26, "abandonAudioFocusRequest");
        return back();
    }

    private int answer(OnAudioFocusChangeListener listener, String words) {
        if (World.is("focus", "crash")) {
            throw new SecurityException("no focus for you");
        }
        boolean granted = !World.is("focus", "refused");
        Log.add("focus " + (granted ? "taken " : "refused ") + words);
        holder = granted ? listener : holder;
        return granted ? AUDIOFOCUS_REQUEST_GRANTED : AUDIOFOCUS_REQUEST_FAILED;
    }

    private int back() {
        Log.add("focus back");
        return AUDIOFOCUS_REQUEST_GRANTED;
    }
}
