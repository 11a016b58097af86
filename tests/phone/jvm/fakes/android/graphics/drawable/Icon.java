package android.graphics.drawable;

import android.content.Context;

public final class Icon {
    public static Icon createWithResource(Context context, int resource) {
        return new Icon();
    }

    public static Icon createWithResource(String owner, int resource) {
        throw new UnsupportedOperationException();
    }
}
