package android.content;

import java.util.Map;
import java.util.TreeMap;

public final class ContentValues {
    public final Map<String, Object> values = new TreeMap<>();

    public void put(String key, String value) {
        values.put(key, value);
    }

    public void put(String key, Integer value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Long value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Boolean value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Byte value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Double value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Float value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Short value) {
        throw new UnsupportedOperationException();
    }
}
