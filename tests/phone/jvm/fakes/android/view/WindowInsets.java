package android.view;

import android.graphics.Insets;
import fake.World;

public final class WindowInsets {
    private static final int TOP = 80;
    private static final int BOTTOM = 48;

    public Insets getInsets(int kinds) {
        World.since(30, "WindowInsets.getInsets");
        if (kinds != (Type.systemBars() | Type.displayCutout())) {
            throw new IllegalArgumentException("bars and cutout, please");
        }
        return new Insets(0, Math.max(TOP, World.number("notch", 0)), 0, BOTTOM);
    }

    public DisplayCutout getDisplayCutout() {
        World.since(28, "getDisplayCutout");
        return World.number("notch", 0) == 0 ? null : new DisplayCutout();
    }

    public int getSystemWindowInsetLeft() {
        return 0;
    }

    public int getSystemWindowInsetTop() {
        return TOP;
    }

    public int getSystemWindowInsetRight() {
        return 0;
    }

    public int getSystemWindowInsetBottom() {
        return BOTTOM;
    }

    public static final class Type {
        public static int systemBars() {
            World.since(30, "WindowInsets.Type");
            return 7;
        }

        public static int displayCutout() {
            return 128;
        }
    }
}
