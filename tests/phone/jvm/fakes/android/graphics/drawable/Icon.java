package android.graphics.drawable;

import android.content.Context;

public final class Icon {
    private final int resource;

    private Icon(int resource) {
        this.resource = resource;
    }

    public static Icon createWithResource(Context context, int resource) {
        return new Icon(resource);
    }

    public static Icon createWithResource(String owner, int resource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "icon " + resource;
    }
}
