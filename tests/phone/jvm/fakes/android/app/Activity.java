package android.app;

import android.content.ActivityNotFoundException;
import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.view.Window;
import fake.Log;
import fake.World;

public class Activity extends Context {
    public static final int RESULT_OK = -1;

    public void finishAndRemoveTask() {
        Log.add("activity finishes and leaves the recent apps");
    }

    public ComponentName getComponentName() {
        return new ComponentName(getPackageName(), getClass().getName());
    }

    private Intent started;

    public int getTaskId() {
        return World.number("task", 7);
    }

    public Intent getIntent() {
        return started;
    }

    public void setIntent(Intent intent) {
        started = intent;
    }

    public void setIntent(Intent intent, android.app.ComponentCaller caller) {
        throw new UnsupportedOperationException();
    }

    public Window getWindow() {
        return new Window();
    }

    public View findViewById(int id) {
        if (id != android.R.id.content || World.is("content", "none")) {
            return null;
        }
        return new View("content");
    }

    public void startActivityForResult(Intent intent, int code) {
        if (World.is("activities", "none")) {
            throw new ActivityNotFoundException("No Activity found to handle Intent");
        }
        Log.add("ask " + code + " " + intent);
    }

    public void startActivityForResult(Intent intent, int code, Bundle options) {
        throw new UnsupportedOperationException();
    }

    public final void requestPermissions(String[] names, int code) {
        if (World.is("permissions", "broken")) {
            throw new IllegalStateException("no permission controller");
        }
        Log.add("ask for " + String.join(",", names) + " " + code);
    }

    public final void requestPermissions(String[] names, int code, int device) {
        throw new UnsupportedOperationException();
    }
}
