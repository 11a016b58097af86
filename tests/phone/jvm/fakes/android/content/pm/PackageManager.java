package android.content.pm;

import android.content.Intent;

public class PackageManager {
    public static final String FEATURE_TELEPHONY = "android.hardware.telephony";
    public static final int PERMISSION_GRANTED = 0;

    public boolean hasSystemFeature(String name) {
        return !fake.World.is(name, "none");
    }

    public boolean hasSystemFeature(String name, int version) {
        throw new UnsupportedOperationException();
    }

    public Intent getLaunchIntentForPackage(String name) {
        return fake.World.is("launcher", "none") ? null : new Intent("launch " + name);
    }
}
