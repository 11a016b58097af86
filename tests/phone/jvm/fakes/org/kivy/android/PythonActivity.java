package org.kivy.android;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class PythonActivity extends Activity {
    public static PythonActivity mActivity = new PythonActivity();
    private static final List<ActivityResultListener> listeners = new ArrayList<>();

    public interface ActivityResultListener {
        void onActivityResult(int code, int result, Intent intent);
    }

    public void registerActivityResultListener(ActivityResultListener listener) {
        listeners.add(listener);
    }

    public interface NewIntentListener {
        void onNewIntent(Intent intent);
    }

    private final List<NewIntentListener> opened = new ArrayList<>();

    public void registerNewIntentListener(NewIntentListener listener) {
        opened.add(listener);
    }

    public void unregisterNewIntentListener(NewIntentListener listener) {
        opened.remove(listener);
    }

    /** Another app, or a shortcut, opens this one while it runs. */
    public static void open(Intent intent) {
        fake.World.onMain(() -> {
            for (NewIntentListener listener : mActivity.opened) {
                listener.onNewIntent(intent);
            }
        });
    }

    public interface PermissionsCallback {
        void onRequestPermissionsResult(int code, String[] names, int[] given);
    }

    private PermissionsCallback asking;

    public void addPermissionsCallback(PermissionsCallback callback) {
        asking = callback;
    }

    /** The runner has answered what the system asked. */
    public static void answered(int code) {
        fake.World.onMain(() -> mActivity.asking.onRequestPermissionsResult(code, new String[0], new int[0]));
    }

    /** The picker is closed; without a path nothing was picked. */
    public static void picked(int code, String path) {
        Intent intent = path.isEmpty() ? null : new Intent("picked", new Uri(path));
        fake.World.onMain(() -> {
            for (ActivityResultListener listener : listeners) {
                listener.onActivityResult(code, intent == null ? 0 : -1, intent);
            }
        });
    }

    protected void onCreate(Bundle saved) {}

    /** The system makes one, for this intent. */
    public static Activity made(PythonActivity activity, Intent intent) {
        activity.setIntent(intent);
        activity.onCreate(null);
        return activity;
    }

    public static void gone() {
        mActivity = null;
    }

    public static void here() {
        mActivity = new PythonActivity();
        listeners.clear();
    }
}
