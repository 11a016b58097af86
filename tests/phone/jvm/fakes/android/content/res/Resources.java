package android.content.res;

import fake.World;

public class Resources {
    public Configuration getConfiguration() {
        if (World.is("resources", "broken")) {
            throw new IllegalStateException("no resources");
        }
        return new Configuration();
    }

    public int getIdentifier(String name, String type, String owner) {
        if (World.is("icon", "none") || !type.equals("drawable")) {
            return 0;
        }
        return name.equals("ic_notification") ? 77 : name.startsWith("shortcut_") ? 78 : 0;
    }
}
