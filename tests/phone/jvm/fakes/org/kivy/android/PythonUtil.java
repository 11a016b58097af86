package org.kivy.android;

import fake.World;
import java.io.File;

public class PythonUtil {
    /** From here on Python runs; the thread is its own until the process ends. */
    public static void loadLibraries(File root, File libraries) {
        World.set("python", root.getPath());
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException again) {
                continue;
            }
        }
    }
}
