package android.content.pm;

import android.content.Context;
import android.content.Intent;
import android.graphics.drawable.Icon;
import android.os.Parcelable;
import java.util.Objects;

public final class ShortcutInfo implements Parcelable {
    private final String said;

    private ShortcutInfo(String said) {
        this.said = said;
    }

    @Override
    public String toString() {
        return said;
    }

    public static class Builder {
        private final String id;
        private Intent intent;
        private CharSequence label;
        private Icon icon;
        private int rank;

        public Builder(Context context, String id) {
            fake.World.since(25, "ShortcutInfo");
            this.id = Objects.requireNonNull(id);
        }

        public Builder setIntent(Intent intent) {
            this.intent = Objects.requireNonNull(intent);
            Objects.requireNonNull(intent.getAction(), "intent's action must be set");
            return this;
        }

        public Builder setShortLabel(CharSequence label) {
            if (label.length() == 0) {
                throw new IllegalArgumentException("shortLabel cannot be empty");
            }
            this.label = label;
            return this;
        }

        public Builder setIcon(Icon icon) {
            this.icon = icon;
            return this;
        }

        public Builder setRank(int rank) {
            this.rank = rank;
            return this;
        }

        public ShortcutInfo build() {
            return new ShortcutInfo(id + " | " + rank + " | " + label + " | " + icon + " | " + intent);
        }
    }
}
