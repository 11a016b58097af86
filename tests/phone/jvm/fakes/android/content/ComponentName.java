package android.content;

import android.os.Parcelable;

public final class ComponentName implements Parcelable {
    private final String kind;

    public ComponentName(String owner, String kind) {
        this.kind = owner + "/" + kind;
    }

    public ComponentName(Context owner, String kind) {
        throw new UnsupportedOperationException();
    }

    public ComponentName(Context owner, Class<?> kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return kind;
    }
}
