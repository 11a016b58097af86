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
        return World.is("icon", "none") ? 0 : (type + "/" + name).equals("drawable/ic_notification") ? 77 : 0;
    }
}
