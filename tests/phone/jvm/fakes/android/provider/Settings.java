package android.provider;

import android.content.ContentResolver;
import fake.World;

public final class Settings {
    public static final class Global {
        public static final String ANIMATOR_DURATION_SCALE = "animator_duration_scale";

        public static float getFloat(ContentResolver resolver, String name) {
            throw new UnsupportedOperationException();
        }

        public static float getFloat(ContentResolver resolver, String name, float usual) {
            return Float.parseFloat(World.get(name, "" + usual));
        }
    }
}
