package android.content;

import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.content.res.Resources;
import android.os.Bundle;
import android.os.Handler;
import fake.Log;
import fake.Services;
import fake.World;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

public class Context {
    public static final String AUDIO_SERVICE = "audio";
    public static final String NOTIFICATION_SERVICE = "notification";
    public static final String POWER_SERVICE = "power";
    public static final String SHORTCUT_SERVICE = "shortcut";
    public static final String VIBRATOR_MANAGER_SERVICE = "vibrator_manager";
    public static final String VIBRATOR_SERVICE = "vibrator";
    public static final int RECEIVER_NOT_EXPORTED = 4;
    private static final Map<BroadcastReceiver, IntentFilter> receivers = new LinkedHashMap<>();

    /** A tap on a button: whoever listens to the action hears it, on the main thread. */
    public static void broadcast(String action) {
        receivers.forEach((receiver, filter) -> {
            if (filter.actions.contains(action)) {
                World.onMain(() -> receiver.onReceive(new Context(), new Intent(action)));
            }
        });
    }

    public Object getSystemService(String name) {
        if (World.is("service " + name, "none")) {
            return null;
        }
        switch (name) {
            case AUDIO_SERVICE:
                return new android.media.AudioManager();
            case NOTIFICATION_SERVICE:
                return new android.app.NotificationManager();
            case POWER_SERVICE:
                return new android.os.PowerManager();
            case SHORTCUT_SERVICE:
                return new android.content.pm.ShortcutManager();
            case VIBRATOR_SERVICE:
                return new android.os.Vibrator();
            case VIBRATOR_MANAGER_SERVICE:
                return World.API < 31 ? null : new android.os.VibratorManager();
            default:
                return null;
        }
    }

    public String getPackageName() {
        return "org.example.limber";
    }

    public Resources getResources() {
        return new Resources();
    }

    public ContentResolver getContentResolver() {
        return new ContentResolver();
    }

    public PackageManager getPackageManager() {
        return new PackageManager();
    }

    public Context getApplicationContext() {
        return this;
    }

    public File getFilesDir() {
        return new File("/data/user/0/org.example.limber/files");
    }

    public ComponentName startService(Intent intent) {
        if (World.is("service", "refused")) {
            throw new IllegalStateException("Not allowed to start service: app is in background");
        }
        Services.start(intent);
        return null;
    }

    public boolean stopService(Intent intent) {
        Log.add("service ends");
        Services.end();
        return true;
    }

    public ApplicationInfo getApplicationInfo() {
        return new ApplicationInfo();
    }

    public File getCacheDir() {
        return new File(World.get("cache", "/nowhere"));
    }

    public int checkSelfPermission(String name) {
        return World.is(name, "denied") ? -1 : 0;
    }

    public void startActivity(Intent intent) {
        if (World.is("activities", "none")) {
            throw new ActivityNotFoundException("No Activity found to handle Intent");
        }
        Log.add("start " + intent);
    }

    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter) {
        if (World.API >= 34) {
            throw new SecurityException("One of RECEIVER_EXPORTED or RECEIVER_NOT_EXPORTED should be specified");
        }
        Log.add("listen");
        receivers.put(receiver, filter);
        return null;
    }

    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter, int flags) {
        World.since(33, "registerReceiver with RECEIVER_NOT_EXPORTED");
        Log.add("listen with flags " + flags);
        receivers.put(receiver, filter);
        return null;
    }

    public Intent registerReceiver(
            BroadcastReceiver receiver, IntentFilter filter, String permission, Handler handler) {
        throw new UnsupportedOperationException();
    }

    public final <T> T getSystemService(Class<T> kind) {
        throw new UnsupportedOperationException();
    }

    public void startActivity(Intent intent, Bundle options) {
        throw new UnsupportedOperationException();
    }

    public Intent registerReceiver(
            BroadcastReceiver receiver, IntentFilter filter, String permission, Handler handler, int flags) {
        throw new UnsupportedOperationException();
    }

    public void unregisterReceiver(BroadcastReceiver receiver) {
        if (receivers.remove(receiver) == null) {
            throw new IllegalArgumentException("Receiver not registered");
        }
        Log.add("listen no more");
    }
}
