package android.speech.tts;

import java.util.Locale;
import java.util.Set;

public class Voice {
    final String name;
    private final Locale locale;
    private final int quality;
    private final boolean network;
    private final boolean installed;

    /** One voice as a test words it: name, language tag, quality, `net` or `local`, `here` or `absent`. */
    Voice(String words) {
        String[] parts = words.split(" ");
        name = parts[0];
        locale = Locale.forLanguageTag(parts[1]);
        quality = Integer.parseInt(parts[2]);
        network = parts[3].equals("net");
        installed = parts[4].equals("here");
    }

    public Locale getLocale() {
        return locale;
    }

    public int getQuality() {
        return quality;
    }

    public boolean isNetworkConnectionRequired() {
        return network;
    }

    public Set<String> getFeatures() {
        return installed ? Set.of() : Set.of("notInstalled");
    }
}
