package android.os;

public class Build {
    public static class VERSION {
        public static final int SDK_INT = fake.World.API;
    }

    public static class VERSION_CODES {
        public static final int O = 26;
        public static final int S = 31;
    }
}
