using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace VpcPS.DesktopRun;

/// <summary><c>VpcPS.DesktopRun module-folder</c>: loads the module's assemblies and does the module's main work with them.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        string bin = Path.Combine(Path.GetFullPath(args[0]), "bin");
        // PowerShell loads the root assembly by its path, and .NET Framework finds the others beside it.
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => LoadOwn(bin, new AssemblyName(wanted.Name).Name);
        try
        {
            // This is in a class of its own, because no type of the module may be loaded before the line above has run.
            await MainJob.RunAsync().ConfigureAwait(false);
            SayWhatWasLoadedFrom(Path.Combine(bin, "desktop"));
            return 0;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            return 1;
        }
    }

    private static Assembly? LoadOwn(string bin, string name) =>
        name.StartsWith("VpcPS", StringComparison.Ordinal) && File.Exists(Path.Combine(bin, name + ".dll"))
            ? Assembly.LoadFrom(Path.Combine(bin, name + ".dll"))
            : null;

    private static void SayWhatWasLoadedFrom(string folder)
    {
        foreach (string name in AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
            .Select(assembly => assembly.GetName().Name)
            .OrderBy(name => name, StringComparer.Ordinal))
        {
            Console.WriteLine("from bin/desktop: " + name);
        }
    }
}
