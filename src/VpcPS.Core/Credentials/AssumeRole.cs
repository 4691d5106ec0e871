using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Product Sts: exchanges credentials for temporary credentials of a role. All official SDKs sign this action with V1.</summary>
internal sealed class AssumeRole : ApiAction<AlibabaCloudCredentials>
{
    private readonly RoleRequest _role;

    public AssumeRole(RoleRequest role)
        // Messages show this text as the region. The endpoint is given, and roles belong to no region.
        : base("all regions") => _role = role;

    // The call is safe to repeat: if an answer was lost, one unused session of the role remains, which does no harm.
    public override ActionDeclaration Declaration { get; } =
        ActionDeclaration.Reads("AssumeRole") with { Product = ApiProduct.Sts, HasRegion = false };

    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RoleArn", _role.RoleArn);
        parameters.Add("RoleSessionName", _role.SessionName);
        parameters.Add("DurationSeconds", _role.DurationSeconds);
        parameters.Add("Policy", _role.Policy);
        parameters.Add("ExternalId", _role.ExternalId);
    }

    internal override AlibabaCloudCredentials ReadAnswer(AnswerObject answer) =>
        TemporaryCredentials.Read(answer.Object("Credentials"));
}
