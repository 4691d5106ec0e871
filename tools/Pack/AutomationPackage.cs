using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Pack;

/// <summary>
/// What Azure Automation imports: a zip file with one folder, both named like the module, and no folder for the version.
/// Expanded into a folder of PSModulePath it is an installed module as well.
/// </summary>
internal static class AutomationPackage
{
    public static (string Name, byte[] Content) Make(IEnumerable<PackagedFile> files) =>
        (ModuleManifest.Name + ".zip", ReproducibleZip.Make(files.Select(file => file with { Path = $"{ModuleManifest.Name}/{file.Path}" })));
}
