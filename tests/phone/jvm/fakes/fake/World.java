package fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How this phone is: what a test has said, else the usual. */
public class World {
    public static final int API = Integer.getInteger("fake.api");
    private static final Map<String, String> said = new ConcurrentHashMap<>();

    public static void set(String name, String value) {
        said.put(name, value);
    }

    public static void reset() {
        said.clear();
    }

    public static String get(String name, String usual) {
        return said.getOrDefault(name, usual);
    }

    public static int number(String name, int usual) {
        return Integer.parseInt(get(name, "" + usual));
    }

    public static boolean is(String name, String value) {
        return value.equals(said.get(name));
    }

    /** A text in which a mark stands for the first half of an emoji, which no text should have alone. */
    public static String halved(String text) {
        return text == null ? null : text.replace('\u00bd', '\ud83d');
    }

    /** Writes down a call that this version of Android does not have; there it would be an exception. */
    public static void since(int level, String what) {
        if (API < level) {
            Log.add("TOO NEW: " + what + " needs " + level);
        }
    }

    /** Runs something on another thread, as the system does with its answers. */
    public static Thread later(Runnable work) {
        Thread thread = new Thread(work, "main");
        thread.start();
        return thread;
    }

    /** Likewise, and waits for it; not from a constructor, which Python waits for with its lock held. */
    public static void onMain(Runnable work) {
        Thread thread = later(work);
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            throw new RuntimeException(e);
        }
    }
}
