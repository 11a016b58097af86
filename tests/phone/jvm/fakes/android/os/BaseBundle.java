package android.os;

import java.util.HashMap;
import java.util.Map;

public class BaseBundle {
    private final Map<String, String> said = new HashMap<>();

    public void putString(String name, String value) {
        said.put(name, value);
    }

    public String getString(String name) {
        return said.get(name);
    }

    public String getString(String name, String otherwise) {
        throw new UnsupportedOperationException();
    }
}
