package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;

public final class PendingIntent {
    public static final int FLAG_IMMUTABLE = 0x04000000;
    public static final int FLAG_UPDATE_CURRENT = 0x08000000;
    final Intent intent;
    private final String words;

    private PendingIntent(String kind, Intent intent, int flags) {
        if (fake.World.API >= 31 && (flags & FLAG_IMMUTABLE) == 0) {
            throw new IllegalArgumentException("one of FLAG_IMMUTABLE or FLAG_MUTABLE must be specified");
        }
        this.intent = intent;
        this.words = kind + " " + intent;
    }

    public static PendingIntent getActivity(Context context, int code, Intent intent, int flags) {
        return new PendingIntent("activity", intent, flags);
    }

    public static PendingIntent getActivity(
            Context context, int code, Intent intent, int flags, Bundle options) {
        throw new UnsupportedOperationException();
    }

    public static PendingIntent getBroadcast(Context context, int code, Intent intent, int flags) {
        return new PendingIntent("broadcast", intent, flags);
    }

    @Override
    public String toString() {
        return words;
    }
}
