package android.content.res;

import android.os.LocaleList;
import fake.World;

public final class Configuration {
    public static final int UI_MODE_NIGHT_MASK = 0x30;
    public static final int UI_MODE_NIGHT_NO = 0x10;
    public static final int UI_MODE_NIGHT_YES = 0x20;
    public int uiMode = 1 | World.number("night", 0);
    public float fontScale = Float.parseFloat(World.get("fontScale", "1.0"));

    public LocaleList getLocales() {
        World.since(24, "Configuration.getLocales");
        return new LocaleList();
    }
}
