package android.content.pm;

import fake.Log;
import fake.World;
import java.util.List;

public class ShortcutManager {
    public boolean setDynamicShortcuts(List<ShortcutInfo> shortcuts) {
        World.since(25, "setDynamicShortcuts");
        if (World.is("shortcuts", "locked")) {
            throw new IllegalStateException("User 0 is locked or not running");
        }
        Log.add("shortcuts");
        for (ShortcutInfo each : shortcuts) {
            Log.add(each.toString());
        }
        return true;
    }
}
