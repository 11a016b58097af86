package org.kivy.android;

import fake.Log;
import java.io.File;

public class PythonUtil {
    /** From here on Python runs; the thread is its own until the process ends. */
    public static void loadLibraries(File root, File libraries) {
        Log.add("python in " + root);
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException again) {
                continue;
            }
        }
    }
}
