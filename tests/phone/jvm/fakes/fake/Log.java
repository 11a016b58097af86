package fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down every call, in order, from whatever thread. */
public class Log {
    private static final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    public static void add(String call) {
        calls.add(call);
    }

    public static String dump() {
        synchronized (calls) {
            return String.join("\n", calls);
        }
    }

    public static void clear() {
        calls.clear();
    }
}
