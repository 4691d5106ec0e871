using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace VpcPS.Package.Tests.Support;

/// <summary>
/// What an assembly of the module finds in Windows PowerShell 5.1 with .NET Framework 4.7.2: the framework, PowerShell's
/// own assembly, the module's bin/ and, for what the framework lacks or has too old, its bin/desktop.
/// </summary>
internal sealed class DesktopPlatform : IAssemblyResolver
{
    private readonly string _bin;
    private readonly string _desktop;
    private readonly string[] _framework = [Paths.NetFramework, Path.Combine(Paths.NetFramework, "Facades"), Paths.PowerShellStandard];
    private readonly Dictionary<string, AssemblyDefinition> _read = [];

    public DesktopPlatform(string module)
    {
        _bin = Path.Combine(module, "bin");
        _desktop = Path.Combine(_bin, "desktop");
    }

    /// <summary>The assemblies that are shipped.</summary>
    public IEnumerable<AssemblyDefinition> Shipped =>
        Directory.EnumerateFiles(_bin, "*.dll").Concat(Directory.EnumerateFiles(_desktop, "*.dll")).Select(Read);

    /// <summary>The file that a reference leads to, or null when there is none that is new enough.</summary>
    public string? Find(AssemblyNameReference reference) =>
        _framework.Append(_bin).Append(_desktop)
            .Select(folder => Path.Combine(folder, reference.Name + ".dll"))
            .FirstOrDefault(file => File.Exists(file) && Read(file).Name.Version >= reference.Version);

    /// <summary>What an assembly needs and would not find there; empty when it finds all.</summary>
    public IEnumerable<string> MissingFrom(AssemblyDefinition assembly)
    {
        foreach (ModuleDefinition module in assembly.Modules)
        {
            string[] assemblies = [.. module.AssemblyReferences.Where(reference => Find(reference) is null).Select(reference => reference.Name)];
            IEnumerable<MemberReference> unresolved = module.GetTypeReferences()
                .Concat(module.GetMemberReferences())
                // The runtime itself makes the methods of arrays.
                .Where(reference => reference.DeclaringType is not ArrayType)
                .Where(reference => !IsThere(reference));
            foreach (string name in assemblies.Concat(unresolved.Select(reference => reference.FullName)))
            {
                yield return $"{assembly.Name.Name} needs {name}";
            }
        }
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) =>
        Find(name) is { } file ? Read(file) : throw new AssemblyResolutionException(name);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _read.Values)
        {
            assembly.Dispose();
        }
    }

    private static bool IsThere(MemberReference reference)
    {
        try
        {
            return reference.Resolve() is not null;
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    private AssemblyDefinition Read(string file)
    {
        if (!_read.TryGetValue(file, out AssemblyDefinition? assembly))
        {
            assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });
            _read.Add(file, assembly);
        }

        return assembly;
    }
}
