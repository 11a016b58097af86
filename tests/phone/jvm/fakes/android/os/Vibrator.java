package android.os;

import android.media.AudioAttributes;
import fake.Log;
import java.util.Arrays;

public class Vibrator {
    public boolean hasVibrator() {
        return !fake.World.is("motor", "none");
    }

    public void vibrate(long milliseconds) {
        Log.add("vibrate bare " + milliseconds);
    }

    public void vibrate(long milliseconds, AudioAttributes attributes) {
        Log.add("vibrate " + milliseconds + " as " + attributes);
    }

    public void vibrate(VibrationEffect effect) {
        Log.add("vibrate bare " + effect);
    }

    public void vibrate(VibrationEffect effect, AudioAttributes attributes) {
        fake.World.since(26, "vibrate(VibrationEffect, AudioAttributes)");
        Log.add("vibrate " + effect + " as " + attributes);
    }

    public void vibrate(VibrationEffect effect, VibrationAttributes attributes) {
        fake.World.since(33, "vibrate(VibrationEffect, VibrationAttributes)");
        Log.add("vibrate " + effect + " as " + attributes);
    }

    public void vibrate(long[] pattern, int repeat) {
        Log.add("vibrate bare pattern " + Arrays.toString(pattern));
    }

    public void vibrate(long[] pattern, int repeat, AudioAttributes attributes) {
        Log.add("vibrate pattern " + Arrays.toString(pattern) + " " + repeat + " as " + attributes);
    }
}
