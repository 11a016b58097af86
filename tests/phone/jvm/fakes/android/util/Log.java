package android.util;

/** What logcat would show; tests look at what is done instead. */
public final class Log {
    public static int v(String tag, String text) {
        return 0;
    }

    public static int v(String tag, String text, Throwable error) {
        return 0;
    }

    public static int i(String tag, String text) {
        return 0;
    }

    public static int i(String tag, String text, Throwable error) {
        return 0;
    }

    public static int w(String tag, String text) {
        return 0;
    }

    public static int w(String tag, String text, Throwable error) {
        return 0;
    }

    public static int w(String tag, Throwable error) {
        return 0;
    }
}
