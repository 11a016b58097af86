package android.os;

import java.util.Locale;

public class LocaleList {
    private final String[] tags = fake.World.get("locales", "de-AT,en-GB").split(",");

    public int size() {
        return tags.length;
    }

    public Locale get(int index) {
        return Locale.forLanguageTag(tags[index]);
    }
}
