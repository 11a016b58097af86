package android.os;

public class VibratorManager {
    public Vibrator getDefaultVibrator() {
        fake.World.since(31, "VibratorManager");
        return new Vibrator();
    }
}
