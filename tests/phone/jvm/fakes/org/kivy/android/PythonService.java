package org.kivy.android;

import android.app.Service;

public class PythonService extends Service {
    public static PythonService mService = new PythonService();
}
