package android.speech.tts;

import android.content.Context;
import android.media.AudioAttributes;
import android.os.Bundle;
import fake.Log;
import fake.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

public class TextToSpeech {
    public static final int SUCCESS = 0;
    public static final int ERROR = -1;
    public static final int QUEUE_FLUSH = 0;
    public static final int LANG_AVAILABLE = 0;
    private static OnInitListener waiting;

    public interface OnInitListener {
        void onInit(int status);
    }

    public static class Engine {
        public static final String KEY_FEATURE_NOT_INSTALLED = "notInstalled";
    }

    public TextToSpeech(Context context, OnInitListener listener) {
        Log.add("engine for " + context.getClass().getSimpleName());
        waiting = listener;
        if (World.is("engine", "missing")) {
            listener.onInit(ERROR); // at once, from within
        } else if (!World.is("engine", "slow")) {
            World.later(() -> listener.onInit(SUCCESS));
        }
    }

    public TextToSpeech(Context context, OnInitListener listener, String engine) {
        throw new UnsupportedOperationException();
    }

    /** The slow engine is ready at last. */
    public static void ready() {
        World.onMain(() -> waiting.onInit(SUCCESS));
    }

    public int isLanguageAvailable(Locale locale) {
        return World.number("language", 1);
    }

    public int setLanguage(Locale locale) {
        Log.add("language " + locale.toLanguageTag());
        return 1;
    }

    public Voice getVoice() {
        String own = World.get("voice", "own en-GB 300 local here");
        return own.isEmpty() ? null : new Voice(own);
    }

    public Set<Voice> getVoices() {
        if (World.get("voices", "").isEmpty()) {
            return null;
        }
        Set<Voice> voices = new HashSet<>();
        for (String words : World.get("voices", "").split(",")) {
            voices.add(new Voice(words));
        }
        return voices;
    }

    public int setVoice(Voice voice) {
        Log.add("voice " + voice.name);
        return SUCCESS;
    }

    public int setAudioAttributes(AudioAttributes attributes) {
        Log.add("speaks as " + attributes);
        return SUCCESS;
    }

    public int speak(String text, int queue, HashMap<String, String> parameters) {
        throw new UnsupportedOperationException();
    }

    public int speak(CharSequence text, int queue, Bundle parameters, String utterance) {
        if (World.is("engine", "crashed")) {
            Log.add("engine is gone");
            return ERROR;
        }
        Log.add("say " + text + " queue " + queue + " " + parameters + " " + utterance);
        return SUCCESS;
    }

    public boolean isSpeaking() {
        return World.is("speaking", "on");
    }

    public int stop() {
        Log.add("hush");
        return SUCCESS;
    }

    public void shutdown() {
        Log.add("shutdown");
    }
}
