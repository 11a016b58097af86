package android.content;

import java.util.ArrayList;
import java.util.List;

public class IntentFilter {
    final List<String> actions = new ArrayList<>();

    public IntentFilter() {}

    public IntentFilter(String action) {
        throw new UnsupportedOperationException();
    }

    public IntentFilter(String action, String type) {
        throw new UnsupportedOperationException();
    }

    public IntentFilter(IntentFilter other) {
        throw new UnsupportedOperationException();
    }

    public final void addAction(String action) {
        actions.add(action);
    }
}
