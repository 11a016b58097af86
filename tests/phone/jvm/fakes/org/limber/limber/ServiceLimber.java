package org.limber.limber;

import android.content.Context;
import fake.Log;
import fake.World;
import org.kivy.android.PythonService;

/** As python-for-android's template renders it from the spec. */
public class ServiceLimber extends PythonService {
    public static void start(Context context, String argument) {
        throw new UnsupportedOperationException();
    }

    public static void start(Context context, String icon, String title, String text, String argument) {
        if (World.is("service", "refused")) {
            throw new IllegalStateException("Not allowed to start service: app is in background");
        }
        Log.add("service " + icon + " | " + title + " | " + text + " | " + argument);
    }

    public static void stop(Context context) {
        Log.add("service ends");
    }
}
