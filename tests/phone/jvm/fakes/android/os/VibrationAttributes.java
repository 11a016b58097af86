package android.os;

public final class VibrationAttributes {
    public static final int USAGE_ALARM = 17;
    private final int usage;

    private VibrationAttributes(int usage) {
        this.usage = usage;
    }

    public static VibrationAttributes createForUsage(int usage) {
        fake.World.since(33, "VibrationAttributes.createForUsage");
        return new VibrationAttributes(usage);
    }

    @Override
    public String toString() {
        return "vibration usage " + usage;
    }
}
