package android.net;

import android.os.Parcelable;

public class Uri implements Parcelable {
    public final String path;

    public Uri(String path) {
        this.path = path;
    }

    public String getScheme() {
        return fake.World.get("scheme", "content");
    }

    @Override
    public String toString() {
        return path;
    }
}
