package android.content.pm;

public class ApplicationInfo {
    public int icon = 11;
    public String nativeLibraryDir = "/data/app/lib";
}
