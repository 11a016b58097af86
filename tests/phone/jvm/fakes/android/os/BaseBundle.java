package android.os;

import java.util.HashMap;
import java.util.Map;

public class BaseBundle {
    private final Map<String, String> said = new HashMap<>();

    public void putString(String name, String value) {
        said.put(name, value);
    }

    public void putInt(String name, int value) {
        said.put(name, "int " + value);
    }

    public void putLong(String name, long value) {
        said.put(name, "long " + value);
    }

    public String getString(String name) {
        return said.get(name);
    }

    public String getString(String name, String otherwise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return new java.util.TreeMap<>(said).toString();
    }
}
