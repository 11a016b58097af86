package org.limber;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.os.Build;
import android.os.Bundle;
import android.util.Log;
import org.kivy.android.PythonService;

/**
 * The process that leads a session on while the app is not seen.
 *
 * What python-for-android's own service would do is wrong for a session in three ways: it ends when the app is
 * swiped away, its first notification opens a channel of its own in the phone's settings, which nobody has
 * translated and which hides the notification, and a start that the system refuses crashes the process.
 */
public class SessionService extends PythonService {
    private static final String TAG = "Limber";
    private static final String CHANNEL = "session"; // as in app/device/android/notification.py

    /** Whoever swipes the app away has put the phone aside, not the session; its notification stays. */
    @Override
    public void onTaskRemoved(Intent root) {
        Log.i(TAG, "The app was swiped away; the session goes on.");
    }

    /** Shows what the app has worded, until Python shows the exercise in its place. */
    @Override
    protected void doStartForeground(Bundle extras) {
        String title = extras.getString("contentTitle");
        Notification.Builder builder;
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
            openChannel(title);
            builder = new Notification.Builder(this, CHANNEL);
        } else {
            builder = new Notification.Builder(this);
        }
        builder.setSmallIcon(icon(extras.getString("smallIconName")));
        builder.setContentTitle(title);
        builder.setContentText(extras.getString("contentText"));
        builder.setOngoing(true);
        builder.setVisibility(Notification.VISIBILITY_PUBLIC);
        builder.setCategory(Notification.CATEGORY_SERVICE);
        Intent app = getPackageManager().getLaunchIntentForPackage(getPackageName());
        int flags = PendingIntent.FLAG_IMMUTABLE | PendingIntent.FLAG_UPDATE_CURRENT;
        builder.setContentIntent(PendingIntent.getActivity(this, 0, app, flags));
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) { // else it is kept back for ten seconds
            builder.setForegroundServiceBehavior(Notification.FOREGROUND_SERVICE_IMMEDIATE);
        }
        try {
            startForeground(getServiceId(), builder.build());
        } catch (IllegalStateException | SecurityException refused) {
            // The app was left before the start came through. It plays on itself, and asks again when it is seen.
            Log.w(TAG, "The service may not stay.", refused);
            stopSelf();
        }
    }

    /** The app names the channel in the runner's language before it starts us; this is for when it could not. */
    private void openChannel(String title) {
        NotificationManager manager = (NotificationManager) getSystemService(Context.NOTIFICATION_SERVICE);
        if (manager.getNotificationChannel(CHANNEL) == null) {
            manager.createNotificationChannel(
                    new NotificationChannel(CHANNEL, title, NotificationManager.IMPORTANCE_LOW));
        }
    }

    private int icon(String name) {
        int drawn = getResources().getIdentifier(name, "drawable", getPackageName());
        return drawn != 0 ? drawn : getApplicationInfo().icon;
    }
}
