package android.os;

import java.util.Arrays;

public abstract class VibrationEffect {
    public static VibrationEffect createWaveform(long[] timings, int repeat) {
        fake.World.since(26, "VibrationEffect");
        if (fake.World.is("waveform", "refused")) {
            throw new IllegalArgumentException("at least one timing must be non-zero");
        }
        return made("wave " + Arrays.toString(timings) + " " + repeat);
    }

    public static VibrationEffect createWaveform(long[] timings, int[] amplitudes, int repeat) {
        return made("strong wave");
    }

    private static VibrationEffect made(String words) {
        return new VibrationEffect() {
            @Override
            public String toString() {
                return words;
            }
        };
    }
}
